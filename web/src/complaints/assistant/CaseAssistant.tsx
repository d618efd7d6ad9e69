import { useState } from 'react'
import {
  draftKinds,
  readAssistant,
  type AssistantView,
  type DraftView,
} from '../../../../src/complaints/assistant/assistant.contract.ts'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { AskButtons } from './AskButtons.tsx'
import { DraftCard } from './DraftCard.tsx'
import './assistant.css'

const isOpen = ({ state }: DraftView): boolean => state === 'waiting' || state === 'asking'

/** Drafts for the agent at a case; a house without an assistant shows nothing of it. */
export function CaseAssistant({ of }: { readonly of: CaseView }) {
  const { me } = useSession()
  const may = me?.roles.includes('agent') ?? false
  const [waits, setWaits] = useState(false)
  const { data, problem, refetch } = useRoute(
    readAssistant,
    { id: of.id },
    { enabled: may, ...(waits && { refetchEveryMs: 1500 }) },
  )
  const open = data?.drafts.some(isOpen) ?? false
  if (open !== waits) setWaits(open)
  if (!may) return null
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data?.on) return null
  return <Panel of={of} view={data} />
}

function Panel({ of, view }: { readonly of: CaseView; readonly view: AssistantView }) {
  const { t } = useText()
  const { host, model, budget } = view
  // Of each kind the newest one; what was thrown away or sent is over.
  const newest = draftKinds
    .flatMap((kind) => view.drafts.find((draft) => draft.kind === kind) ?? [])
    .filter(({ fate, state }) => fate === null && state !== 'cancelled')
  return (
    <section className="surface stack no-print" id="assistant">
      <h2>{t('assistant.title')}</h2>
      <p className="quiet small">{t('assistant.help')}</p>
      {view.agreed ? <AskButtons of={of} view={view} /> : <p className="note">{t('assistant.notAgreed')}</p>}
      <p className="quiet small">{t('assistant.where', { host, model, left: budget.left, most: budget.most })}</p>
      <div aria-live="polite" className="stack">
        {newest.map((draft) => (
          <DraftCard key={draft.id} of={of} draft={draft} seconds={view.seconds} />
        ))}
      </div>
    </section>
  )
}
