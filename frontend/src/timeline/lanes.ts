/** Items side by side in as few lanes as keep them apart. */

export interface Stretch {
  readonly left: number;
  readonly right: number;
}

/** The lane of each stretch: the first one that is free by then. Stretches come sorted by their left side. */
export function lanes(stretches: readonly Stretch[], gap: number): number[] {
  const free: number[] = [];
  return stretches.map(({ left, right }) => {
    const found = free.findIndex((until) => until + gap <= left);
    const lane = found < 0 ? free.length : found;
    free[lane] = right;
    return lane;
  });
}
