/** What a person chose on this machine. */

const KEYS = "desk.keys";

/** Whether single keys act; people who speak to their computer can put them out (WCAG 2.1.4). */
export function keysAct(): boolean {
  try {
    return localStorage.getItem(KEYS) !== "off";
  } catch {
    return true;
  }
}

export function setKeys(act: boolean): void {
  try {
    localStorage.setItem(KEYS, act ? "on" : "off");
  } catch {
    // without storage the choice holds until the page is left
  }
}
