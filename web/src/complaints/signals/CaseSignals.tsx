import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import {
  decideSignal,
  readSignals,
  type SignalView,
  type Verdict,
} from '../../../../src/complaints/signals/signal.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { StandTag } from '../marks.tsx'
import { Marks } from './Marks.tsx'

/** What the words of a case and its neighbours suggest, and what those who handle it say to that. */
export function CaseSignals({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const may = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  const { data, problem, refetch } = useRoute(readSignals, { id: of.id }, { enabled: may, refetchEveryMs: 60_000 })
  if (!may) return null
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return null
  const decides = me?.roles.includes('agent') ?? false
  return (
    <section className="surface stack no-print">
      <h2>{t('signals.title')}</h2>
      <p className="quiet small">{data.signals.length > 0 ? t('signals.help') : t('signals.none')}</p>
      <ul className="plain-list stack">
        {data.signals.map((signal) => (
          <li key={signal.id} className="stack-tight">
            <Signal of={signal} id={of.id} decides={decides} told={signal.kind === 'safety' && data.dangerTold} />
          </li>
        ))}
      </ul>
      <Marks id={of.id} flags={data.flags} dangerTold={data.dangerTold} decides={decides} />
    </section>
  )
}

type Props = {
  readonly of: SignalView
  readonly id: string
  readonly decides: boolean
  /** The consumer said it: there is nothing to decide. */
  readonly told: boolean
}

function Signal({ of, id, decides, told }: Props) {
  const { t, list } = useText()
  return (
    <>
      <h3>{t(`signals.kind.${of.kind}`)}</h3>
      {of.other && <Other of={of} other={of.other} />}
      {of.words.length > 0 && <p>{t('signals.words', { words: list(of.words) })}</p>}
      {of.verdict === null && !told && <p className="quiet small">{t(`signals.does.${of.kind}`)}</p>}
      {told && <p className="quiet small">{t('signals.dangerTold')}</p>}
      <Decision of={of} id={id} decides={decides && !told} />
    </>
  )
}

function Other({ of, other }: { readonly of: SignalView; readonly other: NonNullable<SignalView['other']> }) {
  const { t } = useText()
  return (
    <p className="row">
      <Link to="/complaints/$id" params={{ id: other.id }} className="code">
        {other.receipt}
      </Link>
      <StandTag of={{ ...other, waitsFor: null, urgency: 'normal' }} />
      <span className="quiet small">
        {of.alike !== null && `${t('signals.alike', { percent: of.alike })} · `}
        {t(other.samePerson ? 'signals.samePerson' : 'signals.otherPerson')} · <When at={other.receivedAt} />
      </span>
    </p>
  )
}

const groupOf = (kind: SignalView['kind']) =>
  kind === 'same-order' || kind === 'near-duplicate' ? 'pair' : kind === 'report' ? 'report' : 'mark'

function Decision({ of, id, decides }: Omit<Props, 'told'>) {
  const { t, named } = useText()
  const act = useAct(decideSignal)
  const group = groupOf(of.kind)
  const decide = (verdict: Verdict) => void act.run({ id, signal: of.id, verdict })
  const words = { confirmed: t(`signals.confirm.${group}`), dismissed: t(`signals.dismiss.${group}`) }
  const open = (['confirmed', 'dismissed'] as const).filter((verdict) => verdict !== of.verdict)
  return (
    <div className="row">
      {of.verdict !== null && (
        <>
          <StateTag tone="plain">{words[of.verdict]}</StateTag>
          <span className="quiet small">
            {of.decidedBy} {of.decidedAt && <When at={of.decidedAt} />}
          </span>
        </>
      )}
      {decides &&
        open.map((verdict) => (
          <Button key={verdict} size="small" loading={act.busy} onClick={() => decide(verdict)}>
            {of.verdict === null ? words[verdict] : named(t('signals.change'), words[verdict])}
          </Button>
        ))}
      {act.problem && <Problem problem={act.problem} />}
    </div>
  )
}
