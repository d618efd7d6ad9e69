import { useText } from '../text/text.ts'
import { Skeleton } from '../parts/Skeleton.tsx'
import { Choice } from './Choice.tsx'
import type { StepProps } from './filing-check.ts'

export function CategoryStep({ filing, change }: StepProps) {
  const { t, say } = useText()
  if (filing.categories.length === 0) return <Skeleton lines={8} />
  return (
    <fieldset className="choices">
      <legend className="only-read-aloud">{t('complaints.file.category')}</legend>
      {filing.categories.map((category) => {
        const chosen = category.code === filing.draft.category
        return (
          <Choice
            key={category.code}
            kind="radio"
            name="category"
            chosen={chosen}
            onChoose={() => change({ category: category.code, details: {}, remedies: [] })}
            title={say(category.title)}
          >
            {say(category.hint)}
          </Choice>
        )
      })}
    </fieldset>
  )
}
