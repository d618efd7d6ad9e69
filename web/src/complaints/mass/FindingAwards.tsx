import { listMassDemands, type MassAward, type MassDemand } from '../../../../src/complaints/mass/award.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

export type AwardDrafts = Readonly<Record<string, Pick<MassAward, 'verdict' | 'choices' | 'why' | 'text'>>>
/** In the order in which the form shows them, so that a refusal finds its field. */
export const awardsFrom = (drafts: AwardDrafts): MassAward[] =>
  Object.entries(drafts).map(([remedy, draft]) => ({ remedy, by: 'platform', ...draft }))

type Props = {
  readonly claim: string
  readonly value: AwardDrafts
  readonly onChange: (drafts: AwardDrafts) => void
  readonly problem: ApiProblem | null
}

/** What members demand by law beside their claims: awarded by the formula, refused with a reason, or left to each case. */
export function FindingAwards({ claim, value, onChange, problem }: Props) {
  const { t, say } = useText()
  const { data } = useRoute(listMassDemands, { id: claim })
  if (!data || data.rows.length === 0) return null
  const set = (remedy: string, draft: AwardDrafts[string] | null) => {
    const { [remedy]: _, ...others } = value
    onChange(draft === null ? others : { ...others, [remedy]: draft })
  }
  return (
    <fieldset className="stack mass-awards">
      <legend>
        <strong>{t('massAwards.title')}</strong>
      </legend>
      <p className="quiet small">{t('massAwards.help')}</p>
      {data.rows.map((row) => {
        const draft = value[row.remedy]
        const verdicts = row.together ? (['award', 'refuse'] as const) : (['refuse'] as const)
        return (
          <div key={row.remedy} className="inset stack-tight">
            <Choice
              label={say(row.title)}
              value={draft?.verdict ?? ''}
              all={t('massAwards.leave')}
              options={verdicts.map((verdict) => ({ value: verdict, label: t(`massAwards.${verdict}`) }))}
              onChange={(verdict) =>
                set(row.remedy, verdict ? { choices: {}, why: '', text: '', ...draft, verdict } : null)
              }
            />
            <p className="quiet small">
              {t('massAwards.demanded', { n: row.members, amount: moneyWords(row.upToFen) })}
              {!row.together && ` ${t('massAwards.alone')}`}
            </p>
            {draft && (
              <One
                of={row}
                draft={draft}
                at={`awards.${Object.keys(value).indexOf(row.remedy)}.`}
                problem={problem}
                onChange={(next) => set(row.remedy, next)}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

type OneProps = {
  readonly of: MassDemand
  readonly draft: AwardDrafts[string]
  readonly at: string
  readonly problem: ApiProblem | null
  readonly onChange: (draft: AwardDrafts[string]) => void
}
function One({ of, draft, at, problem, onChange }: OneProps) {
  const { t, say } = useText()
  const awards = draft.verdict === 'award'
  return (
    <>
      {awards &&
        of.asks.map((ask) => (
          <Choice
            key={ask.id}
            label={say(ask.ask)}
            value={String(draft.choices[ask.id] ?? '')}
            all={t('massAwards.choose')}
            options={ask.options.map(({ value, words }) => ({ value, label: say(words) }))}
            onChange={(chosen) => {
              const { [ask.id]: _, ...others } = draft.choices
              onChange({ ...draft, choices: chosen ? { ...others, [ask.id]: chosen } : others })
            }}
          />
        ))}
      {awards && of.asks.length > 0 && (
        <WordsField
          name={`${at}why`}
          label={t('massAwards.why')}
          problem={problem}
          rows={2}
          most={2000}
          value={draft.why}
          onChange={(why) => onChange({ ...draft, why })}
        />
      )}
      <WordsField
        name={`${at}text`}
        label={
          awards
            ? t('massAwards.finding', { what: of.finding ? say(of.finding) : say(of.title) })
            : t('massAwards.whyNot')
        }
        {...(awards && { help: t('massAwards.evidence') })}
        problem={problem}
        rows={3}
        most={5000}
        value={draft.text}
        onChange={(text) => onChange({ ...draft, text })}
      />
    </>
  )
}
