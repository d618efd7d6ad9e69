import { Select } from 'antd'
import { tagComplaint } from '../../../../src/complaints/desk/desk.contract.ts'
import type { TagMark } from '../../../../src/complaints/desk/tag-mark.contract.ts'
import { listTags } from '../../../../src/complaints/desk/tag.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { TagChip } from './TagChip.tsx'

export function TagsOfCase({ id, tags }: { readonly id: string; readonly tags: readonly TagMark[] }) {
  const { t } = useText()
  const list = useRoute(listTags, {})
  const act = useAct(tagComplaint)
  const put = (tag: string, on: boolean) => void act.run({ id, tag, on })
  const free = (list.data?.rows ?? []).filter((one) => !one.retired && tags.every((tag) => tag.id !== one.id))
  return (
    <div className="row">
      <strong>{t('desk.tag.title')}</strong>
      {tags.length === 0 && <span className="quiet">{t('desk.tag.none')}</span>}
      {tags.map((tag) => (
        <TagChip key={tag.id} colour={tag.colour}>
          {tag.name}
          <button
            type="button"
            className="tag-off no-print"
            aria-label={t('desk.tag.off', { name: tag.name })}
            disabled={act.busy}
            onClick={() => put(tag.id, false)}
          >
            ×
          </button>
        </TagChip>
      ))}
      {free.length > 0 && (
        <Select
          size="small"
          className="no-print"
          aria-label={t('desk.tag.put')}
          placeholder={t('desk.tag.put')}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'name' }}
          value={null}
          loading={act.busy}
          onChange={(tag: string | null) => tag && put(tag, true)}
          options={free.map((one) => ({
            value: one.id,
            name: one.name,
            title: one.meaning,
            label: <TagChip colour={one.colour}>{one.name}</TagChip>,
          }))}
        />
      )}
      {act.problem && <Problem problem={act.problem} />}
    </div>
  )
}
