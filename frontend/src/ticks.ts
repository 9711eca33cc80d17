/** Dates on an axis as people write them. */

function told(time: Date, options: Intl.DateTimeFormatOptions): string {
  return time.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
}

/** '2031', 'Mar 2031', '5 Jan', '14:00': as fine as the ticks are; the year stands at the first one. */
export function tickWords(ticks: readonly Date[]): string[] {
  const apart = (part: (time: Date) => number): boolean => ticks.some((time) => part(time) !== 0);
  const hours = apart((time) => time.getUTCHours() * 60 + time.getUTCMinutes());
  const days = apart((time) => time.getUTCDate() - 1);
  const months = apart((time) => time.getUTCMonth());
  return ticks.map((time, at) => {
    if (hours) return time.getUTCHours() || time.getUTCMinutes() ? time.toISOString().slice(11, 16) : told(time, { day: "numeric", month: "short" });
    const year = at === 0 || ticks[at - 1]?.getUTCFullYear() !== time.getUTCFullYear();
    if (days) return told(time, { day: "numeric", month: "short", ...(year ? { year: "numeric" } : {}) });
    return months ? told(time, { month: "short", ...(year ? { year: "numeric" } : {}) }) : told(time, { year: "numeric" });
  });
}
