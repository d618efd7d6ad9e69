import { Button } from 'antd'
import { changeTemplate, type TemplateView } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import type { Column } from '../../../parts/DataTable.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { StateTag } from '../../../parts/StateTag.tsx'
import { useText } from '../../../text/text.ts'
import { gapsInWords } from './gap-words.ts'

type Acts = {
  readonly keeps: boolean
  readonly shop: boolean
  readonly onEdit: (of: TemplateView) => void
  readonly onVersions: (of: TemplateView) => void
}

export function useTemplateColumns({ keeps, shop, onEdit, onVersions }: Acts): Column<TemplateView>[] {
  const { t, list } = useText()
  const scope = (row: TemplateView) =>
    row.body.kind === 'macro' ? 'macro' : row.side === 'platform' ? 'platform' : shop && row.own ? 'ownShop' : 'shops'
  return [
    {
      key: 'name',
      title: t('templates.name'),
      width: '190px',
      render: (row) => (
        <span className="stack-tight">
          <span>{row.name}</span>
          {row.retired && <StateTag>{t('desk.tags.retired')}</StateTag>}
        </span>
      ),
    },
    { key: 'scope', title: t('templates.for'), width: '130px', render: (row) => t(`templates.scope.${scope(row)}`) },
    {
      key: 'words',
      title: t('templates.words'),
      render: (row) =>
        row.body.kind === 'reply' ? (
          <span className="two-lines">{gapsInWords(t, row.body.zh)}</span>
        ) : (
          list(row.body.steps.map((step) => t(`templates.do.${step.do}`)))
        ),
    },
    {
      key: 'categories',
      title: t('templates.categories'),
      width: '140px',
      render: (row) =>
        row.categories.length === 0
          ? t('templates.allCategories')
          : list(row.categories.map((one) => t(`complaints.category.${one}`))),
    },
    {
      key: 'uses',
      title: t('templates.uses'),
      width: '80px',
      align: 'end',
      render: (row) => <span className="number">{row.uses}</span>,
    },
    {
      key: 'acts',
      title: '',
      width: '220px',
      render: (row) => (
        <span className="row">
          {keeps && row.own && (
            <Button size="small" onClick={() => onEdit(row)}>
              {t('desk.tags.edit')}
            </Button>
          )}
          <Button size="small" type="text" onClick={() => onVersions(row)}>
            {t('templates.version', { n: row.version })}
          </Button>
          {keeps && row.own && <Retire of={row} />}
        </span>
      ),
    },
  ]
}

function Retire({ of }: { readonly of: TemplateView }) {
  const { t } = useText()
  const act = useAct(changeTemplate)
  const { id, name, categories, body, version, retired } = of
  return (
    <>
      <Button
        size="small"
        type="text"
        loading={act.busy}
        onClick={() => void act.run({ id, name, categories, body, version, retired: !retired })}
      >
        {t(retired ? 'desk.tags.back' : 'desk.tags.retire')}
      </Button>
      {act.problem && <Problem problem={act.problem} />}
    </>
  )
}
