/** Whole numbers up to here are exact in a spreadsheet; longer ids have lost their last digits. */
const EXACT_DIGITS = 15;

/** Whole numbers below this are written without an exponent by the language itself. */
const PLAIN = 1e15;

/** A number of a spreadsheet in plain digits, never in scientific notation; what is no number stays as it is. */
export function numberText(written: string | number): string {
  const number = Number(written);
  if (!Number.isFinite(number)) return String(written);
  if (Number.isInteger(number)) return Math.abs(number) < PLAIN ? String(number) : BigInt(number).toString();
  const plain = String(number);
  return plain.includes('e') ? number.toFixed(12).replace(/0+$/, '') : plain;
}

/** True for a whole number with more digits than a spreadsheet keeps. */
export function isImprecise(written: string | number): boolean {
  if (Math.abs(Number(written)) < PLAIN) return false;
  const text = numberText(written);
  return !text.includes('.') && text.replace(/\D/g, '').length > EXACT_DIGITS;
}

/** A moment whose UTC parts are what the clock on the wall showed, to the second; midnight is a day. */
export function momentText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const time = rounded.slice(11, 19);
  return time === '00:00:00' ? rounded.slice(0, 10) : `${rounded.slice(0, 10)} ${time}`;
}

const DAY = 86_400_000;
/** Days from the start of Unix time back to the day numbers start from, by date system. */
const EPOCHS = { 1900: 25_569, 1904: 24_107 } as const;
/** The day of the 1900 system that never was: 29 February 1900. */
const FALSE_LEAP_DAY = 60;

/** The day number of a spreadsheet as a moment. */
export function serialText(serial: number, system: keyof typeof EPOCHS): string {
  const day = system === 1900 && serial < FALSE_LEAP_DAY ? serial + 1 : serial;
  return momentText(new Date((day - EPOCHS[system]) * DAY));
}
