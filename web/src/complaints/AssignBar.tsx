import { Button, Select } from 'antd'
import { assignMany, listAgents, mostAssigned } from '../../../src/complaints/queue.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { useState } from 'react'

/** What can be done with all selected complaints. */
export function AssignBar({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }) {
  const { t } = useText()
  const { me } = useSession()
  const agents = useRoute(listAgents, {})
  const [said, setSaid] = useState('')
  const act = useAct(assignMany)
  const assignTo = async (agentId: string | null) => {
    const done = await act.run({ ids: ids.slice(0, mostAssigned), agentId })
    if (!done) return
    const refused = done.refused.length > 0 ? ` ${t('complaints.queue.someRefused', { n: done.refused.length })}` : ''
    setSaid(`${t('complaints.queue.assigned', { n: done.assigned.length })}${refused}`)
    if (done.refused.length === 0) onDone()
  }
  const isAgent = me?.roles.some((role) => role === 'agent') ?? false
  return (
    <>
      {isAgent && me && (
        <Button size="small" loading={act.busy} onClick={() => void assignTo(me.id)}>
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
        onChange={(agentId: string | null) => void assignTo(agentId || null)}
        options={[
          ...(agents.data?.rows ?? []).map(({ id, name, open }) => ({
            value: id,
            label: t('complaints.queue.load', { name, n: open }),
          })),
          { value: '', label: t('complaints.queue.unassign') },
        ]}
      />
      {said && <output className="small">{said}</output>}
      {act.problem && <Problem problem={act.problem} />}
    </>
  )
}
