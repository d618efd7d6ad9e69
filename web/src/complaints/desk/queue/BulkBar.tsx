import { Button, Select } from 'antd'
import { useState } from 'react'
import { doBulk, mostAtOnce, type BulkAction } from '../../../../../src/complaints/desk/bulk/bulk.contract.ts'
import { listTags } from '../../../../../src/complaints/desk/tag.contract.ts'
import { listAgents } from '../../../../../src/complaints/queue.contract.ts'
import { useAct, useRoute } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { useSession } from '../../../shell/session.ts'
import { useText } from '../../../text/text.ts'
import type { BulkDone } from './BulkResult.tsx'

type Props = { readonly ids: readonly string[]; readonly onDone: (done: BulkDone) => void }

/** What can be done with all selected complaints; each of it can be undone for some minutes. */
export function BulkBar({ ids, onDone }: Props) {
  const { t } = useText()
  const { me } = useSession()
  const agents = useRoute(listAgents, {})
  const tags = useRoute(listTags, {})
  const [tagging, setTagging] = useState(true)
  const act = useAct(doBulk, { done: onDone })
  const run = (action: BulkAction) => void act.run({ ids: ids.slice(0, mostAtOnce), action })
  const isAgent = me?.roles.includes('agent') ?? false
  return (
    <>
      {isAgent && me && (
        <Button size="small" loading={act.busy} onClick={() => run({ do: 'assign', agentId: me.id })}>
          {t('complaints.queue.take')}
        </Button>
      )}
      <Select
        size="small"
        aria-label={t('complaints.queue.assign')}
        placeholder={t('complaints.queue.assign')}
        popupMatchSelectWidth={false}
        value={null}
        loading={agents.loading}
        onChange={(agentId: string | null) => run({ do: 'assign', agentId: agentId || null })}
        options={[
          ...(agents.data?.rows ?? []).map(({ id, name, open }) => ({
            value: id,
            label: t('complaints.queue.load', { name, n: open }),
          })),
          { value: '', label: t('complaints.queue.unassign') },
        ]}
      />
      <Select
        size="small"
        aria-label={t('desk.bulk.tagHow')}
        value={tagging ? 'on' : 'off'}
        onChange={(how) => setTagging(how === 'on')}
        options={[
          { value: 'on', label: t('desk.bulk.tagOn') },
          { value: 'off', label: t('desk.bulk.tagOff') },
        ]}
      />
      <Select
        size="small"
        aria-label={t('desk.bulk.tag')}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('desk.bulk.tag')}
        popupMatchSelectWidth={false}
        value={null}
        onChange={(tag: string | null) => tag && run({ do: 'tag', tag, on: tagging })}
        options={(tags.data?.rows ?? [])
          .filter(({ retired }) => !retired || !tagging)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Select
        size="small"
        aria-label={t('desk.bulk.more')}
        placeholder={t('desk.bulk.more')}
        popupMatchSelectWidth={false}
        value={null}
        onChange={(key: string | null) => {
          const chosen = more.find((one) => one.key === key)
          if (chosen) run(chosen.action)
        }}
        options={more.map(({ key }) => ({ value: key, label: t(`desk.bulk.${key}`) }))}
      />
      {ids.length > mostAtOnce && <span className="small">{t('desk.bulk.most', { n: mostAtOnce })}</span>}
      {act.problem && <Problem problem={act.problem} />}
    </>
  )
}

const more = [
  { key: 'watchOn', action: { do: 'watch', on: true } },
  { key: 'watchOff', action: { do: 'watch', on: false } },
  { key: 'urgentOn', action: { do: 'priority', on: true } },
  { key: 'urgentOff', action: { do: 'priority', on: false } },
] as const satisfies readonly { key: string; action: BulkAction }[]
