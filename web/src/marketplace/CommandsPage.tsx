import { Button, Select } from 'antd'
import { useState } from 'react'
import {
  CommandKind,
  commandKinds,
  CommandState,
  listCommands,
  requestCommand,
  retryCommand,
  type CommandView,
} from '../../../src/marketplace/command.contract.ts'
import { useAct, useList } from '../api/hooks.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Money } from '../parts/Money.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { CommandBody } from './CommandBody.tsx'
import { Connections } from './Connections.tsx'
import { CommandMark } from './marks.tsx'
import { NewCommand } from './NewCommand.tsx'
import './marketplace.css'

export function CommandsPage() {
  const { t, say } = useText()
  const [query, setQuery] = useQueryState()
  const [writing, setWriting] = useState(false)
  const state = CommandState.safeParse(query['state'])
  const kind = CommandKind.safeParse(query['kind'])
  const { reason } = query
  const filter = {
    ...(state.success && { state: state.data }),
    ...(kind.success && { kind: kind.data }),
    ...(reason && { reason }),
  }
  const list = useList(listCommands, { ...filter, limit: 50 }, { refetchEveryMs: 10_000 })
  const retry = useAct(retryCommand, { refresh: [listCommands] })
  const roles = useSession().me?.roles ?? []
  const mayCommand = requestCommand.who.some((role) => roles.some((own) => own === role))
  const mayRetry = retryCommand.who.some((role) => roles.some((own) => own === role))
  return (
    <div className="page">
      <PageHead
        title={t('marketplace.commands.title')}
        lead={t('marketplace.commands.lead')}
        action={
          mayCommand && (
            <Button type="primary" onClick={() => setWriting(true)}>
              {t('marketplace.commands.new')}
            </Button>
          )
        }
      />
      {retry.problem && <Problem problem={retry.problem} />}
      <DataTable
        label={t('marketplace.commands.title')}
        columns={useColumns({
          retry: (id) => void retry.run({ id }),
          busy: retry.busy,
          mayRetry,
        })}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('marketplace.commands.empty')}>{t('marketplace.commands.emptyHint')}</EmptyState>}
        paging={list}
        views={{
          value: query['state'] ?? '',
          onChange: (value) => setQuery({ state: value || undefined }),
          items: [
            { key: '', label: t('marketplace.commands.all') },
            ...CommandState.options.map((key) => ({ key, label: t(`marketplace.commandState.${key}`) })),
          ],
        }}
        filters={
          <Select
            aria-label={t('marketplace.commands.command')}
            value={query['kind'] ?? ''}
            onChange={(value) => setQuery({ kind: value || undefined })}
            options={[
              { value: '', label: t('marketplace.commands.anyKind') },
              ...CommandKind.options.map((value) => ({ value, label: say(commandKinds[value].words) })),
            ]}
            popupMatchSelectWidth={false}
          />
        }
        opened={query['command'] ?? null}
        onOpen={(command) => setQuery({ command: command ?? undefined })}
        panel={(row) => panelOf(row, say(commandKinds[row.kind].words))}
        csvName="commands"
      />
      {roles.includes('admin') && <Connections />}
      {writing && <NewCommand onClose={() => setWriting(false)} />}
    </div>
  )
}

const panelOf = (row: CommandView, title: string) => ({ title, body: <CommandBody command={row} /> })

type Acts = { readonly retry: (id: string) => void; readonly busy: boolean; readonly mayRetry: boolean }

function useColumns({ retry, busy, mayRetry }: Acts): Column<CommandView>[] {
  const { t, say } = useText()
  return [
    {
      key: 'kind',
      title: t('marketplace.commands.command'),
      render: ({ kind, payload }) => (
        <span>
          {say(commandKinds[kind].words)}{' '}
          {payload.amountFen !== undefined && (
            <Money fen={payload.amountFen} {...(payload.currency && { currency: payload.currency })} />
          )}
        </span>
      ),
      csv: (row) => say(commandKinds[row.kind].words),
    },
    {
      key: 'target',
      title: t('marketplace.commands.target'),
      render: (row) => <span className="code small">{row.target}</span>,
      csv: (row) => row.target,
    },
    {
      key: 'state',
      title: t('marketplace.commands.state'),
      render: (row) => <CommandMark state={row.state} />,
      csv: (row) => row.state,
      width: '140px',
    },
    {
      key: 'requested',
      title: t('marketplace.commands.requested'),
      render: (row) => <When at={row.requestedAt} />,
      csv: (row) => row.requestedAt,
      width: '190px',
    },
    {
      key: 'answerBy',
      title: t('marketplace.commands.answerBy'),
      render: (row) => <When at={row.confirmBy} />,
      width: '190px',
    },
    {
      key: 'attempts',
      title: t('marketplace.commands.attempts'),
      align: 'end',
      render: (row) => <span className="number">{t('marketplace.commands.attemptsWords', { n: row.attempts })}</span>,
      width: '80px',
    },
    {
      key: 'acts',
      title: '',
      render: (row) =>
        row.mayRetry && mayRetry ? (
          <Button size="small" disabled={busy} onClick={() => retry(row.id)}>
            {t('marketplace.commands.retry')}
          </Button>
        ) : null,
      width: '110px',
    },
  ]
}
