import { Button } from 'antd'
import { readPaper } from '../../../../src/complaints/ruling/ruling.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Checks } from '../../parts/Checks.tsx'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import type { StepFieldProps } from '../step-draft.ts'

/** What the ruling rests on, and the paper on which its reasons are written: both come from the statement of the dispute. */
export function PaperField({ of, value, change, problem }: StepFieldProps) {
  const { t } = useText()
  const { data } = useRoute(readPaper, { id: of.id })
  // Nothing rests on what was found not to count.
  const usable = (data?.exhibits ?? []).filter(({ admitted }) => admitted !== 'not')
  const exhibits = usable.map(({ id, number, name, admitted }) => ({
    value: id,
    label: `${t('ruling.paper.exhibit', { n: number })} ${name}${admitted ? ` · ${t(`ruling.paper.${admitted}`)}` : ''}`,
  }))
  return (
    <>
      {exhibits.length > 0 && (
        <Field name="restsOn" label={t('ruling.paper.rests')} required={false} problem={problem}>
          {(control) => (
            <Checks
              control={control}
              label={t('ruling.paper.rests')}
              options={exhibits}
              value={value.restsOn}
              onChange={(restsOn) => change({ restsOn })}
            />
          )}
        </Field>
      )}
      <div className="row">
        <Button
          disabled={!data || value.text.includes(data.text)}
          onClick={() => data && change({ text: [data.text, value.text].filter(Boolean).join('\n\n') })}
        >
          {t('ruling.paper.begin')}
        </Button>
        <span className="quiet small">{t('ruling.paper.help')}</span>
      </div>
    </>
  )
}
