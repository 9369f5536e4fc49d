/** What a key does in a talk. */
export type TalkCommand = 'next' | 'previous' | 'first' | 'last' | 'black' | 'laser' | 'notes' | 'full' | 'back';

/** Keys of keyboards and clickers; those send PageUp, PageDown, full stop and F5. */
const KEYS: Readonly<Record<string, TalkCommand>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ' ': 'next',
  Enter: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  b: 'black',
  '.': 'black',
  l: 'laser',
  s: 'notes',
  f: 'full',
  Backspace: 'back',
};

/** What has the focus: a mark of a chart is walked from with arrows, a button is pressed. */
export type Focused = 'mark' | 'button' | null;

/** Keys that they need themselves. */
const OWN: Readonly<Record<Exclude<Focused, null>, readonly string[]>> = {
  mark: ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', ' ', 'Enter', 'Home', 'End'],
  button: [' ', 'Enter'],
};

/** The command of a key; `null` for every other, for combinations, and for keys that what is focused needs. */
export function talkCommand(
  { key, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  focused: Focused,
): TalkCommand | null {
  if (altKey || ctrlKey || metaKey || (focused && OWN[focused].includes(key))) return null;
  return KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

/** Where a command leads among so many slides. */
export function slideAfter(index: number, count: number, command: TalkCommand): number {
  const last = Math.max(0, count - 1);
  if (command === 'next') return Math.min(last, index + 1);
  if (command === 'previous') return Math.max(0, index - 1);
  if (command === 'first') return 0;
  return command === 'last' ? last : index;
}

const FAR = 60;

/** A swipe to the left goes on, one to the right goes back; what is short or rather up and down is none. */
export function swiped(dx: number, dy: number): 'next' | 'previous' | null {
  if (Math.abs(dx) < FAR || Math.abs(dx) < 1.5 * Math.abs(dy)) return null;
  return dx < 0 ? 'next' : 'previous';
}
