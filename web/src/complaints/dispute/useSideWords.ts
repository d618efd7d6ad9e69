import type { Reader, Side } from '../../../../src/complaints/complaint.contract.ts'
import { useText } from '../../text/text.ts'

/** A side as the reader would call it: oneself is 您. */
export function useSideWords(viewer: Reader) {
  const { t } = useText()
  return (side: Side): string => (side === viewer ? t('complaints.you') : t(`complaints.side.${side}`))
}
