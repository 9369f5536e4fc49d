import { toText } from './pack';
import { REPORT_SLOT } from './report-slot';
import { SnapshotError } from './snapshot';

/**
 * One page that holds viewer and snapshot. What is put in consists of letters, digits, `-` and `_` only (base64url), so nothing in a
 * snapshot, whatever its names say, can end the block and become markup. Throws a `SnapshotError` when the text is no template.
 */
export function reportFile(template: string, packed: Uint8Array): string {
  const at = template.indexOf(REPORT_SLOT);
  if (at < 0) throw new SnapshotError('damaged');
  const end = at + REPORT_SLOT.length - '</script>'.length;
  return template.slice(0, end) + toText(packed) + template.slice(end);
}
