/** The icon of a record's type, and the page's other icons: one stroke, one size. @module */

const PATHS: Readonly<Record<string, string[]>> = {
  note: ["M5 4h14v12l-4 4H5z", "M15 20v-4h4", "M8.5 9h7M8.5 12.5h5"],
  expense: ["M6 3.5h12v17l-3-2-3 2-3-2-3 2z", "M9 8.5h6M9 12h6"],
  income: ["M12 4v11", "M7.5 11l4.5 4.5 4.5-4.5", "M5 20h14"],
  todo: ["M4.5 5.5h15v13h-15z", "M8.5 12l2.5 2.5 4.5-5"],
  event: ["M4.5 6h15v13.5h-15z", "M4.5 10.5h15M8.5 3.5v4M15.5 3.5v4"],
  metric: ["M3.5 13h4l2.5-7 4 12 2.5-5h4"],
  exercise: [
    "M13.5 5.2a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0",
    "M6 10l4-2.5 4 2-3 4 3.5 2.5-1 5M11 13.500l-2 3.500H5.500M14 9.500l2 2.500h3",
  ],
  mood: [
    "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0",
    "M8.5 14.500c1.8 2.3 5.2 2.3 7 0M9 9.500v.5M15 9.500v.5",
  ],
  other: ["M5 5h14v14H5z", "M9 12h6"],
  search: ["M4.5 10.500a6 6 0 1 0 12 0 6 6 0 1 0-12 0", "M15 15l5 5"],
  ask: ["M4 5h16v11.500h-8.500L7 20v-3.500H4z", "M8.5 10.800h.1M12 10.800h.1M15.5 10.800h.1"],
  timeline: ["M8.5 6h11M8.5 12h11M8.5 18h7", "M4.5 6h.1M4.5 12h.1M4.5 18h.1"],
  settings: [
    "M12 12m-3.2 0a3.2 3.2 0 1 0 6.4 0 3.2 3.2 0 1 0-6.4 0",
    "M4.5 20c.8-3.8 4-5.3 7.5-5.3",
    "M4 7h9M17 7h3M4 17h3M11 17h9",
  ],
  person: ["M8.5 8.200a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0", "M5 20c.7-4 3.6-5.6 7-5.600s6.3 1.6 7 5.6"],
  send: ["M12 19V5.5", "M6 11l6-6 6 6"],
  close: ["M6 6l12 12M18 6L6 18"],
  trash: ["M5 7h14M10 4h4M7 7l.8 13h8.400L17 7", "M10.5 11v5.500M13.5 11v5.5"],
  plus: ["M12 5v14M5 12h14"],
  filter: ["M4 7h16M7 12h10M10 17h4"],
  stop: ["M7.5 7.500h9v9h-9z"],
  check: ["M5 12.500l4.5 4.500L19 7.5"],
  edit: ["M5 19l.8-4L16 4.800l3.2 3.200L9 18.200z", "M13.8 7l3.2 3.2"],
  again: ["M19.5 12a7.500 7.500 0 1 1-2.200-5.300L19.500 9", "M19.5 4.500V9H15"],
  bell: [
    "M6 16.500c1.300-1.500 1.500-3 1.500-6a4.500 4.500 0 0 1 9 0c0 3 .2 4.500 1.500 6z",
    "M10.300 19.500c.9 1 2.500 1 3.400 0",
  ],
  clock: ["M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0", "M12 7.500V12l3 2"],
};

export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {(PATHS[name] ?? PATHS.other)!.map((path) => <path key={path} d={path} />)}
    </svg>
  );
}

export function TypeIcon({ type }: { type: string }) {
  return (
    <span class={`type-icon tint-${PATHS[type] ? type : "other"}`}>
      <Icon name={type} />
    </span>
  );
}
