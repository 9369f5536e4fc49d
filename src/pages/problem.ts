import type { Locale } from '../i18n/locale';
import type { Problem } from '../imports/api';
import { importMessages, type ProblemCode, PROBLEMS, type Reason, REASONS } from '../imports/messages';

const isProblem = (code: string): code is ProblemCode => PROBLEMS.some((known) => known === code);
const isReason = (reason: string): reason is Reason => REASONS.some((known) => known === reason);

/** What is the matter with a file, as a sentence; empty when nobody wrote one for this code. */
export function problemText(locale: Locale, { code, values = {} }: Problem): string {
  return isProblem(code) ? importMessages[locale].problems[code](values) : '';
}

/** What the program itself said, for those who want to know or report it; nothing where the sentence says it already. */
export function detailOf({ code, values }: Problem): string | null {
  const detail = isProblem(code) ? undefined : (values?.['message'] ?? code);
  return detail === undefined ? null : String(detail);
}

/** Why rows are left out, in words. */
export function reasonName(locale: Locale, reason: string): string {
  return isReason(reason) ? importMessages[locale].reasons[reason] : reason;
}
