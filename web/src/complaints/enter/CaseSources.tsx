import { Link } from '@tanstack/react-router'
import { listCallBacks } from '../../../../src/complaints/enter/call-back.contract.ts'
import { readSources, type CaseSource } from '../../../../src/complaints/enter/source.contract.ts'
import type { StatusReport } from '../../../../src/complaints/enter/transfer.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { DayText, When } from '../../parts/When.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { channelWords } from '../channels.ts'
import { PromiseCall } from './PromiseCall.tsx'
import './enter.css'

/** Where the case came from, what the authority was told; a case from an account shows nothing. */
export function CaseSources({ id }: { readonly id: string }) {
  const { t } = useText()
  const { me } = useSession()
  const agent = me?.roles.includes('agent') ?? false
  const enabled = agent || (me?.roles.includes('admin') ?? false)
  const { data } = useRoute(readSources, { id }, { enabled })
  const calls = useRoute(listCallBacks, { complaint: id, limit: 20 }, { enabled })
  if (!data || (data.caller === null && data.sources.length === 0)) return null
  return (
    <section className="surface stack">
      <h2>{t('enter.source.title')}</h2>
      <ul className="plain-list stack-tight">
        {data.sources
          .filter(({ channel, url }) => channel !== 'mailbox' && url === null)
          .map((source) => (
            <SourceLine key={`${source.channel} ${source.reference}`} of={source} />
          ))}
      </ul>
      {(calls.data?.rows ?? []).map((call) => (
        <p key={call.id} className="row">
          <Link to="/complaints/calls">{t('enter.calls.title')}</Link>
          <When at={call.dueAt} />
          <StateTag tone={call.doneAt ? 'kept' : 'risk'}>
            {t(
              call.doneAt ? (call.reached ? 'enter.source.called' : 'enter.source.notReached') : 'enter.source.toCall',
            )}
          </StateTag>
        </p>
      ))}
      {agent && data.caller?.phone && <PromiseCall complaint={id} />}
      {data.reports.map((report) => (
        <Report key={report.id} of={report} />
      ))}
    </section>
  )
}

function SourceLine({ of }: { readonly of: CaseSource }) {
  const { t } = useText()
  return (
    <li className="row">
      <span>{channelWords(t, of.channel)}</span>
      <span className="code">{of.reference}</span>
      {of.origin && <span className="quiet">{of.origin}</span>}
      {of.answerBy && (
        <span>
          {t('enter.transfers.answerBy')} <DayText day={of.answerBy} />
        </span>
      )}
      {of.transfer && (
        <Link to={`/complaints/transfers?tab=all&reference=${encodeURIComponent(of.reference)}`}>
          {t('enter.report.do')}
        </Link>
      )}
    </li>
  )
}

function Report({ of }: { readonly of: StatusReport }) {
  const { t } = useText()
  return (
    <div className="inset stack-tight">
      <p className="small quiet">
        <DayText day={of.toldOn} /> · {t('enter.source.told', { to: channelWords(t, of.channel) })} ·{' '}
        {t(of.outcome ? `complaints.outcome.${of.outcome}` : `complaints.state.${of.state}`)}
        {of.by && ` · ${of.by}`}
      </p>
      <p className="entry-told">{of.text}</p>
    </div>
  )
}
