import { Button } from 'antd'
import { useState } from 'react'
import { categoryCodes } from '../../../../src/complaints/complaint.contract.ts'
import type { FigureLine } from '../../../../src/complaints/survey/figures.contract.ts'
import {
  exportAnswers,
  listAnswers,
  solvedAnswers,
  type AnswerFilter,
  type AnswerRow,
} from '../../../../src/complaints/survey/survey.contract.ts'
import { requestOf } from '../../api/url.ts'
import { useList } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { channels, channelWords } from '../channels.ts'
import { CallBackDialog } from './CallBackDialog.tsx'
import { nameOfMark } from './mark.ts'
import { Receipt } from './Receipt.tsx'

type Props = { readonly tab: AnswerFilter['tab']; readonly agents: readonly FigureLine[] }

/** Single answers, for leads. */
export function AnswerList({ tab, agents }: Props) {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const [asked, setAsked] = useState<AnswerRow | null>(null)
  const category = categoryCodes.find((one) => one === query['category'])
  const channel = channels.find((one) => one === query['channel'])
  const solved = solvedAnswers.find((one) => one === query['solved'])
  const agent = query['agent']
  const filter = {
    tab,
    ...(category && { category }),
    ...(channel && { channel }),
    ...(solved && { solved }),
    ...(agent && { agent }),
  }
  const list = useList(listAnswers, { ...filter, limit: 50 }, { refetchEveryMs: 60_000 })
  const columns = useColumns(setAsked)
  return (
    <>
      <DataTable
        label={t(`survey.tab.${tab}`)}
        columns={columns}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        paging={list}
        filters={
          <>
            <Choice
              label={t('complaints.case.channel')}
              all={t('complaints.queue.anyChannel')}
              value={channel ?? ''}
              options={channels.map((value) => ({ value, label: channelWords(t, value) }))}
              onChange={(value) => setQuery({ channel: value })}
            />
            <Choice
              label={t('complaints.case.category')}
              all={t('complaints.queue.anyCategory')}
              value={category ?? ''}
              options={categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
              onChange={(value) => setQuery({ category: value })}
            />
            <Choice
              label={t('complaints.case.agent')}
              all={t('survey.list.anyAgent')}
              value={agent ?? ''}
              options={agents.flatMap(({ key, name }) => (name === null ? [] : [{ value: key, label: name }]))}
              onChange={(value) => setQuery({ agent: value })}
            />
            <Choice
              label={t('survey.solved')}
              all={t('survey.list.anySolved')}
              value={solved ?? ''}
              options={solvedAnswers.map((value) => ({ value, label: t(`survey.isSolved.${value}`) }))}
              onChange={(value) => setQuery({ solved: value })}
            />
            <a href={requestOf(exportAnswers, filter).url} download>
              {t('survey.list.export')}
            </a>
          </>
        }
        empty={<EmptyState title={t(`survey.empty.${tab}`)}>{t('survey.emptyHelp')}</EmptyState>}
      />
      {asked && <CallBackDialog of={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function useColumns(onCall: (row: AnswerRow) => void): Column<AnswerRow>[] {
  const { t } = useText()
  return [
    {
      key: 'receipt',
      title: t('complaints.queue.receipt'),
      width: '210px',
      render: (row) => (
        <span className="stack-tight">
          <Receipt of={row} />
          <span className="quiet small">
            {t(`complaints.category.${row.category}`)} · {t(`complaints.outcome.${row.ended}`)}
          </span>
        </span>
      ),
    },
    {
      key: 'marks',
      title: t('survey.list.marks'),
      width: '190px',
      render: (row) => (
        <span className="stack-tight">
          <span>{t('survey.list.outcome', { mark: t(`survey.mark.${nameOfMark(row.outcome)}`) })}</span>
          <span>{t('survey.list.handling', { mark: t(`survey.mark.${nameOfMark(row.handling)}`) })}</span>
          <span>{t(`survey.isSolved.${row.solved}`)}</span>
        </span>
      ),
    },
    { key: 'words', title: t('survey.words'), render: (row) => <Words of={row} /> },
    {
      key: 'agent',
      title: t('complaints.case.agent'),
      width: '110px',
      render: (row) => row.agent ?? t('complaints.queue.nobody'),
    },
    { key: 'at', title: t('survey.list.at'), width: '150px', render: (row) => <When at={row.answeredAt} /> },
    {
      key: 'call',
      title: t('survey.list.callBack'),
      width: '230px',
      render: (row) => <Call of={row} onCall={onCall} />,
    },
  ]
}

function Words({ of }: { readonly of: AnswerRow }) {
  const { t } = useText()
  if (of.text === '') return <span className="quiet">{t('survey.list.noWords')}</span>
  return (
    <div className="stack-tight">
      <span className="survey-words">{of.text}</span>
      {of.publishable !== null && (
        <details>
          <summary>{t('survey.list.publishable')}</summary>
          {of.looksPersonal && <StateTag tone="danger">{t('survey.list.personal')}</StateTag>}
          <p className="inset survey-words">{of.publishable}</p>
        </details>
      )}
    </div>
  )
}

function Call({ of, onCall }: { readonly of: AnswerRow; readonly onCall: (row: AnswerRow) => void }) {
  const { t } = useText()
  const { callBack } = of
  if (!callBack) return <span className="quiet">—</span>
  if (callBack.state === 'due')
    return (
      <div className="stack-tight">
        {callBack.clock && <ClockBar clock={callBack.clock} compact />}
        <Button size="small" onClick={() => onCall(of)}>
          {t('survey.call.do')}
        </Button>
      </div>
    )
  return (
    <div className="stack-tight">
      <StateTag tone="kept">{t('survey.call.done')}</StateTag>
      <span className="quiet small">
        {callBack.by} {callBack.at && <When at={callBack.at} />}
      </span>
      <span className="small survey-words">{callBack.note}</span>
    </div>
  )
}
