import type { NoticeState } from '../../../src/kernel/notice/notice.contract.ts'
import { StateTag, type Tone } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'

const toneOf: Readonly<Record<NoticeState, Tone>> = {
  queued: 'info',
  held: 'info',
  sent: 'kept',
  'held-local': 'risk',
  failed: 'danger',
  skipped: 'plain',
}

export function NoticeStateMark({ state }: { readonly state: NoticeState }) {
  const { t } = useText()
  return <StateTag tone={toneOf[state]}>{t(`notices.states.${state}`)}</StateTag>
}
