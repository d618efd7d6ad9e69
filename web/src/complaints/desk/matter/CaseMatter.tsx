import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { CaseView } from '../../../../../src/complaints/complaint.contract.ts'
import { readMatter, relate, type MatterRow } from '../../../../../src/complaints/desk/matter/matter.contract.ts'
import { useAct, useRoute } from '../../../api/hooks.ts'
import { Problem } from '../../../parts/Problem.tsx'
import { useSession } from '../../../shell/session.ts'
import { useText } from '../../../text/text.ts'
import { useAtDesk } from '../at-desk.ts'
import { MatterDialog, type MatterAct } from './MatterDialog.tsx'
import { MatterLine } from './MatterLine.tsx'
import { SplitDialog } from './SplitDialog.tsx'

/** Other complaints of the same matter: merged, split off, related; each with its own clock and numbers. */
export function CaseMatter({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const atDesk = useAtDesk()
  const { data, problem, refetch } = useRoute(readMatter, { id: of.id }, { enabled: atDesk, refetchEveryMs: 60_000 })
  const [asked, setAsked] = useState<MatterAct | 'split' | null>(null)
  const unlink = useAct(relate)
  if (!atDesk) return null
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return null
  const agent = (me?.roles.includes('agent') ?? false) && of.state !== 'closed'
  const close = () => setAsked(null)
  return (
    <section className="surface stack no-print">
      <h2>{t('matter.title')}</h2>
      {data.leader && <Group title={t('matter.leader')} help={t('matter.leaderHelp')} rows={[data.leader]} />}
      {data.merged.length > 0 && <Group title={t('matter.merged')} help={t('matter.mergedHelp')} rows={data.merged} />}
      {data.related.length > 0 && (
        <Group title={t('matter.related')} rows={data.related}>
          {(row) =>
            agent &&
            data.related.some(({ id, kind }) => id === row.id && kind === 'related') && (
              <Button size="small" type="text" onClick={() => void unlink.run({ id: of.id, other: row.id, on: false })}>
                {t('matter.unlink')}
              </Button>
            )
          }
        </Group>
      )}
      {unlink.problem && <Problem problem={unlink.problem} />}
      {data.leader === null && data.merged.length === 0 && data.related.length === 0 && (
        <p className="quiet">
          {t(data.candidates.length > 0 ? 'matter.some' : 'matter.none', { n: data.candidates.length })}
        </p>
      )}
      {agent && (
        <div className="row">
          {data.leader === null && (
            <Button size="small" onClick={() => setAsked('merge')}>
              {t('matter.merge')}
            </Button>
          )}
          {data.leader !== null && (
            <Button size="small" onClick={() => setAsked('separate')}>
              {t('matter.separate')}
            </Button>
          )}
          <Button size="small" onClick={() => setAsked('relate')}>
            {t('matter.relate')}
          </Button>
          <Button
            size="small"
            disabled={data.lines.length < 2}
            title={data.lines.length < 2 ? t('matter.oneLine') : undefined}
            onClick={() => setAsked('split')}
          >
            {t('matter.split')}
          </Button>
        </div>
      )}
      {asked === 'split' && <SplitDialog of={of} lines={data.lines} onClose={close} />}
      {asked && asked !== 'split' && (
        <MatterDialog id={of.id} act={asked} candidates={data.candidates} onClose={close} />
      )}
    </section>
  )
}

type GroupProps = {
  readonly title: string
  readonly help?: string
  readonly rows: readonly MatterRow[]
  readonly children?: (row: MatterRow) => ReactNode
}
function Group({ title, help, rows, children }: GroupProps) {
  return (
    <div className="stack-tight">
      <h3>{title}</h3>
      {help && <p className="quiet small">{help}</p>}
      <ul className="plain-list stack">
        {rows.map((row) => (
          <li key={row.id}>
            <MatterLine of={row}>{children?.(row)}</MatterLine>
          </li>
        ))}
      </ul>
    </div>
  )
}
