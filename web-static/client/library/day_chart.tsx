/** A bar for every day of a month. @module */

interface Props {
  /** One a day, in order. */
  values: number[];
  /** What each bar says to those who cannot see it. */
  labels: string[];
  label: string;
}

const STEP = 10;
const BAR = 7;
const HEIGHT = 90;
const FOOT = 15;

export function DayChart({ values, labels, label }: Props) {
  const most = Math.max(...values, 1);
  const marked = [1, 5, 10, 15, 20, 25, values.length];
  return (
    <svg
      class="day-chart"
      viewBox={`0 0 ${values.length * STEP} ${HEIGHT + FOOT}`}
      role="img"
      aria-label={`${label}: ${labels.filter((_, i) => values[i] !== 0).join(", ")}`}
    >
      {values.map((value, i) => {
        const height = value <= 0 ? 1 : Math.max(2, value / most * HEIGHT);
        return (
          <rect
            key={i}
            class={value <= 0 ? "no-bar" : "bar-of-day"}
            data-day={i + 1}
            data-value={value}
            x={i * STEP + (STEP - BAR) / 2}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={Math.min(2, height / 2)}
          />
        );
      })}
      {marked.map((day) => (
        <text key={`day ${day}`} x={(day - 0.5) * STEP} y={HEIGHT + FOOT - 3}>{String(day)}</text>
      ))}
    </svg>
  );
}
