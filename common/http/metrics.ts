/** Counts and durations of requests, in the text format of Prometheus 0.0.4. @module */

/** Upper bounds in seconds. */
const BUCKETS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5] as const;

class Series {
  requests = new Map<number, number>();
  buckets: number[] = new Array(BUCKETS.length).fill(0);
  seconds = 0;
  count = 0;
}

export class Metrics {
  readonly #series = new Map<string, Series>();

  /** The series of one operation of one service, to be looked up once and observed often. */
  series(service: string, operation: string): Series {
    const labels = `service="${service}",operation="${operation}"`;
    let series = this.#series.get(labels);
    if (!series) this.#series.set(labels, series = new Series());
    return series;
  }

  /** Counts one answered request. */
  static observe(series: Series, status: number, seconds: number): void {
    series.requests.set(status, (series.requests.get(status) ?? 0) + 1);
    series.seconds += seconds;
    series.count++;
    for (let i = BUCKETS.length - 1; i >= 0 && seconds <= BUCKETS[i]!; i--) series.buckets[i]!++;
  }

  /** Everything as text, one service only where it is named. */
  render(service: string): string {
    const own = [...this.#series].filter(([labels]) => labels.startsWith(`service="${service}"`));
    const lines = ["# TYPE zhiji_requests_total counter"];
    for (const [labels, series] of own) {
      for (const [status, count] of series.requests) {
        lines.push(`zhiji_requests_total{${labels},status="${status}"} ${count}`);
      }
    }
    lines.push("# TYPE zhiji_request_duration_seconds histogram");
    for (const [labels, series] of own) {
      BUCKETS.forEach((bound, i) =>
        lines.push(`zhiji_request_duration_seconds_bucket{${labels},le="${bound}"} ${series.buckets[i]}`)
      );
      lines.push(`zhiji_request_duration_seconds_bucket{${labels},le="+Inf"} ${series.count}`);
      lines.push(`zhiji_request_duration_seconds_sum{${labels}} ${series.seconds}`);
      lines.push(`zhiji_request_duration_seconds_count{${labels}} ${series.count}`);
    }
    const memory = Deno.memoryUsage();
    lines.push("# TYPE process_resident_memory_bytes gauge", `process_resident_memory_bytes ${memory.rss}`);
    lines.push("# TYPE process_heap_bytes gauge", `process_heap_bytes ${memory.heapUsed}`);
    return lines.join("\n") + "\n";
  }
}

export type { Series };
