import { Button } from 'antd'
import { useState } from 'react'
import {
  askCategory,
  askReply,
  askSummary,
  draftKinds,
  type AssistantView,
  type DraftKind,
} from '../../../../src/complaints/assistant/assistant.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { PreviewDialog } from './PreviewDialog.tsx'

/** Whoever has read once what leaves need not read it every time; the link to it stays. */
const seenKey = (account: string): string => `xiaobao.assistant-seen.${account}`
const hasSeen = (account: string): boolean => {
  try {
    return localStorage.getItem(seenKey(account)) !== null
  } catch {
    return false
  }
}
const noteSeen = (account: string): void => {
  try {
    localStorage.setItem(seenKey(account), 'yes')
  } catch {
    // Then it is shown again the next time.
  }
}

export function AskButtons({ of, view }: { readonly of: CaseView; readonly view: AssistantView }) {
  const { t, named } = useText()
  const account = useSession().me?.id ?? ''
  const [shown, setShown] = useState<{ readonly kind: DraftKind; readonly sends: boolean } | null>(null)
  const acts = { summary: useAct(askSummary), reply: useAct(askReply), category: useAct(askCategory) }
  const send = (kind: DraftKind) => {
    noteSeen(account)
    setShown(null)
    void acts[kind].run({ id: of.id })
  }
  const whyNot = (kind: DraftKind): string | null => {
    if (view.drafts.some((one) => one.kind === kind && (one.state === 'waiting' || one.state === 'asking')))
      return t('assistant.underWay')
    if (of.state === 'closed' && kind !== 'summary') return t('assistant.closed')
    return view.budget.left === 0 ? t('assistant.used') : null
  }
  return (
    <>
      {draftKinds.map((kind) => (
        <div key={kind} className="step">
          <Button
            loading={acts[kind].busy}
            disabled={whyNot(kind) !== null}
            aria-describedby={`assistant-${kind}`}
            onClick={() => (hasSeen(account) ? send(kind) : setShown({ kind, sends: true }))}
          >
            {t(`assistant.ask.${kind}`)}
          </Button>
          <p className="quiet small" id={`assistant-${kind}`}>
            {whyNot(kind) ?? t(`assistant.sends.${kind}`)}{' '}
            {!(of.state === 'closed' && kind !== 'summary') && (
              <button
                type="button"
                className="plain-button small"
                aria-label={named(t('assistant.preview'), t(`assistant.kind.${kind}`))}
                onClick={() => setShown({ kind, sends: false })}
              >
                {t('assistant.preview')}
              </button>
            )}
          </p>
          {acts[kind].problem && <Problem problem={acts[kind].problem} />}
        </div>
      ))}
      {shown && (
        <PreviewDialog
          id={of.id}
          kind={shown.kind}
          onSend={shown.sends ? () => send(shown.kind) : undefined}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}
