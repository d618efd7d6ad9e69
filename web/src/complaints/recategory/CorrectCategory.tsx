import { Button, Select } from 'antd'
import { useState } from 'react'
import {
  categoryCodes,
  longestText,
  type CaseView,
  type CategoryCode,
} from '../../../../src/complaints/complaint.contract.ts'
import { categoryFixedIn, correctCategory } from '../../../../src/complaints/recategory/correction.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

export const mayCorrect = (of: CaseView): boolean => of.viewer === 'platform' && !categoryFixedIn.includes(of.state)

/** Beside the category of a case, for its agents, as long as it may still be corrected. */
export function CorrectCategory({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const [open, setOpen] = useState(false)
  if (!mayCorrect(of) || !me?.roles.includes('agent')) return null
  return (
    <>
      <button type="button" className="plain-button small no-print" onClick={() => setOpen(true)}>
        {t('assistant.category.do')}
      </button>
      {open && <CategoryDialog of={of} onClose={() => setOpen(false)} />}
    </>
  )
}

type Props = {
  readonly of: CaseView
  readonly onClose: () => void
  /** What the dialog begins with; the agent may change both. */
  readonly proposed?: { readonly category: CategoryCode; readonly text: string }
}

export function CategoryDialog({ of, proposed, onClose }: Props) {
  const { t } = useText()
  const choices = categoryCodes.filter((code) => code !== of.category)
  const [category, setCategory] = useState<CategoryCode | null>(proposed?.category ?? null)
  const [text, setText] = useState(proposed?.text ?? '')
  const act = useAct(correctCategory, { done: onClose })
  return (
    <Dialog title={t('assistant.category.title')} onClose={onClose}>
      <FieldScope name="category">
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (category) void act.run({ id: of.id, category, text, version: of.version })
          }}
        >
          <p className="quiet">{t('assistant.category.help')}</p>
          {act.problem && <Problem problem={act.problem} />}
          <Field name="category" label={t('assistant.category.to')} problem={act.problem}>
            {(control) => (
              <Select
                {...control}
                value={category}
                onChange={setCategory}
                options={choices.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
              />
            )}
          </Field>
          <WordsField
            name="text"
            label={t('assistant.category.why')}
            problem={act.problem}
            most={longestText}
            value={text}
            onChange={setText}
          />
          <div className="actions">
            <Button
              type="primary"
              htmlType="submit"
              loading={act.busy}
              disabled={category === null || text.trim() === ''}
            >
              {t('assistant.category.send')}
            </Button>
            <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
          </div>
        </form>
      </FieldScope>
    </Dialog>
  )
}
