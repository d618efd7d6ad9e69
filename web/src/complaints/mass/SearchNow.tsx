import { Button } from 'antd'
import { useState } from 'react'
import { searchClusters } from '../../../../src/complaints/mass/cluster.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'

const days = 30

/** What the night would find, found now. */
export function SearchNow() {
  const { t } = useText()
  const [done, setDone] = useState('')
  const act = useAct(searchClusters, { done: (found) => setDone(t('mass.searchDone', found)) })
  return (
    <span className="row">
      <output className="small quiet">{done}</output>
      {act.problem && <Problem problem={act.problem} />}
      <Button loading={act.busy} onClick={() => void act.run({ windowDays: days })}>
        {t('mass.search')}
      </Button>
    </span>
  )
}
