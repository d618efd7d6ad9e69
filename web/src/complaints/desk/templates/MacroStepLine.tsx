import { Button, InputNumber, Select } from 'antd'
import { listTags } from '../../../../../src/complaints/desk/tag.contract.ts'
import type { TemplateView } from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useRoute } from '../../../api/hooks.ts'
import { useText } from '../../../text/text.ts'
import { doings, speaks } from './doings.ts'
import type { StepDraft } from './macro-draft.ts'

type Props = {
  readonly step: StepDraft
  readonly place: number
  readonly replies: readonly TemplateView[]
  readonly onChange: (step: StepDraft | null) => void
}

export function MacroStepLine({ step, place, replies, onChange }: Props) {
  const { t } = useText()
  const tags = useRoute(listTags, {})
  const usable = replies.filter((one) => one.body.kind === 'reply' && one.side === 'platform' && !one.retired)
  const choices = speaks(step.doing)
    ? usable.map(({ id, name }) => ({ value: id, label: name }))
    : (tags.data?.rows ?? []).filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="row">
      <Select
        aria-label={t('templates.stepDo', { n: place })}
        popupMatchSelectWidth={false}
        value={step.doing}
        onChange={(doing) => onChange({ ...step, doing, which: '' })}
        options={doings.map((value) => ({ value, label: t(`templates.do.${value}`) }))}
      />
      {(speaks(step.doing) || step.doing === 'tag') && (
        <Select
          aria-label={t('templates.stepWhich', { n: place })}
          placeholder={t(step.doing === 'tag' ? 'templates.whichTag' : 'templates.whichReply')}
          popupMatchSelectWidth={false}
          value={step.which || null}
          onChange={(which: string | null) => onChange({ ...step, which: which ?? '' })}
          options={choices}
        />
      )}
      {step.doing === 'remind' && (
        <InputNumber
          aria-label={t('templates.days')}
          suffix={t('templates.daysUnit')}
          min={1}
          max={30}
          value={step.days}
          onChange={(days) => onChange({ ...step, days: days ?? 1 })}
        />
      )}
      <Button size="small" type="text" onClick={() => onChange(null)}>
        {t('templates.dropStep')}
      </Button>
    </div>
  )
}
