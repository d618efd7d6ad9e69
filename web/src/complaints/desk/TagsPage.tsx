import { Button } from 'antd'
import { useState } from 'react'
import { changeTag, listTags, type TagView } from '../../../../src/complaints/desk/tag.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'
import { TagChip } from './TagChip.tsx'
import { TagDialog } from './TagDialog.tsx'

/** The list of tags, kept by the lead and the governance department so that one matter has one tag. */
export function TagsPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listTags, {})
  const [asked, setAsked] = useState<TagView | 'new' | null>(null)
  const retire = useAct(changeTag)
  const change = ({ id, name, colour, meaning, retired, version }: TagView) =>
    void retire.run({ id, name, colour, meaning, retired: !retired, version })
  const columns = useColumns({ busy: retire.busy, onEdit: setAsked, onRetire: change })
  const add = (
    <Button type="primary" onClick={() => setAsked('new')}>
      {t('desk.tags.add')}
    </Button>
  )
  return (
    <div className="page">
      <PageHead title={t('desk.tags.title')} lead={t('desk.tags.lead')} action={add} />
      {retire.problem && <Problem problem={retire.problem} />}
      <DataTable
        label={t('desk.tags.title')}
        columns={columns}
        rows={data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={loading}
        problem={problem}
        onRetry={() => void refetch()}
        csvName="complaint-tags"
        empty={<EmptyState title={t('desk.tags.empty')}>{t('desk.tags.emptyHelp')}</EmptyState>}
      />
      {asked && <TagDialog key={asked === 'new' ? asked : asked.id} of={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

type Acts = { busy: boolean; onEdit: (tag: TagView) => void; onRetire: (tag: TagView) => void }
function useColumns({ busy, onEdit, onRetire }: Acts): Column<TagView>[] {
  const { t } = useText()
  return [
    {
      key: 'name',
      title: t('desk.tags.name'),
      width: '180px',
      render: (row) => <TagChip colour={row.colour}>{row.name}</TagChip>,
      csv: (row) => row.name,
    },
    { key: 'meaning', title: t('desk.tags.meaning'), render: (row) => row.meaning, csv: (row) => row.meaning },
    {
      key: 'open',
      title: t('desk.tags.open'),
      width: '110px',
      align: 'end',
      render: (row) => <span className="number">{row.open}</span>,
      csv: (row) => row.open,
    },
    {
      key: 'state',
      title: t('desk.tags.state'),
      width: '110px',
      render: (row) => (
        <StateTag tone={row.retired ? 'plain' : 'kept'}>
          {t(row.retired ? 'desk.tags.retired' : 'desk.tags.used')}
        </StateTag>
      ),
      csv: (row) => t(row.retired ? 'desk.tags.retired' : 'desk.tags.used'),
    },
    {
      key: 'acts',
      title: '',
      width: '170px',
      render: (row) => (
        <span className="row">
          <Button size="small" onClick={() => onEdit(row)}>
            {t('desk.tags.edit')}
          </Button>
          <Button size="small" type="text" loading={busy} onClick={() => onRetire(row)}>
            {t(row.retired ? 'desk.tags.back' : 'desk.tags.retire')}
          </Button>
        </span>
      ),
    },
  ]
}
