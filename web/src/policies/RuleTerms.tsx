import { Link } from '@tanstack/react-router'
import type { Rule, RuleOf } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { readRule } from '../../../src/policies/rule.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import { PurposeTerms } from './PurposeTerms.tsx'
import { SignalTerms } from './SignalTerms.tsx'
import { ReadingTerms } from './ReadingTerms.tsx'
import { NodeTerms, ViolationTerms } from './PenaltyTerms.tsx'
import { RemedyTerms, type FormulaLines } from './RemedyTerms.tsx'
import { Term } from './Term.tsx'
import { spanOf } from './words.ts'

/** What a rule of each kind says, field by field; a formula comes in words. */
export function RuleTerms({ rule, formula }: { rule: Rule; formula: FormulaLines }) {
  switch (rule.kind) {
    case 'clock':
      return <ClockTerms rule={rule} />
    case 'pause':
      return <PauseTerms rule={rule} />
    case 'ladder':
      return <LadderTerms rule={rule} />
    case 'channel':
      return <ChannelTerms rule={rule} />
    case 'notice':
    case 'retention':
    case 'recurrence':
      return <DutyTerms rule={rule} />
    case 'parameter':
      return <ParameterTerms rule={rule} />
    case 'aftersales-policy':
      return <AfterSalesTerms rule={rule} />
    case 'aftersales-exclusion':
      return <ExclusionTerms rule={rule} />
    case 'remedy':
      return <RemedyTerms rule={rule} formula={formula} />
    case 'wording':
      return <WordingTerms rule={rule} />
    case 'violation':
      return <ViolationTerms rule={rule} />
    case 'node':
      return <NodeTerms rule={rule} />
    case 'checklist':
      return <ChecklistTerms rule={rule} />
    case 'evidence':
      return <EvidenceTerms rule={rule} />
    case 'reading':
      return <ReadingTerms rule={rule} />
    case 'purpose':
      return <PurposeTerms rule={rule} />
    case 'signal':
      return <SignalTerms rule={rule} />
  }
}

/** Another rule by its title; its id until the title is here. */
function RuleLink({ id }: { readonly id: string }) {
  const { say } = useText()
  const title = useRoute(readRule, { id }).data?.versions.at(-1)?.rule.title
  return (
    <Link to="/rules/$id" params={{ id }}>
      {title ? say(title) : id}
    </Link>
  )
}

function ClockTerms({ rule }: { rule: RuleOf<'clock'> }) {
  const { t, say } = useText()
  return (
    <>
      <Term name={t('policies.rule.figure')}>
        <strong>{spanOf(rule)}</strong>{' '}
        {rule.unit !== 'working-day' && rule.unit !== 'hour' && (
          <span className="quiet">{t(`policies.rolls.${rule.roll}`)}</span>
        )}
        {rule.extension && (
          <div className="quiet">
            {t('policies.rule.extension', {
              amount: spanOf({ amount: rule.extension.amount, unit: rule.unit }),
              needs: say(rule.extension.needs),
            })}
          </div>
        )}
      </Term>
      <Term name={t('policies.rule.starts')}>{say(rule.starts)}</Term>
      <Term name={t('policies.rule.duty')}>{say(rule.duty)}</Term>
      <Term name={t('policies.rule.consequence')}>{say(rule.consequence)}</Term>
      <Term name={t('policies.rule.stage')}>{t(`policies.stages.${rule.stage}`)}</Term>
      {rule.ladder && (
        <Term name={t('policies.rule.ladder')}>
          <RuleLink id={rule.ladder} />
        </Term>
      )}
    </>
  )
}

function PauseTerms({ rule }: { rule: RuleOf<'pause'> }) {
  const { t, language } = useText()
  const stages = rule.stops.map((stage) => t(`policies.stages.${stage}`))
  const classes = rule.classes.map((one) => t(`policies.classes.${one}`))
  return (
    <>
      <Term name={t('policies.rule.stops')}>
        {stages.length === 0 ? t('policies.rule.stopsNothing') : `${stages.join(' · ')} (${classes.join(' · ')})`}
      </Term>
      {rule.times !== 'never' && (
        <Term name={t('policies.rule.maximum')}>
          {rule.maximum ? spanOf(rule.maximum) : t('policies.rule.noMaximum')}
        </Term>
      )}
      <Term name={t('policies.rule.times')}>{t(`policies.times.${rule.times}`)}</Term>
      {rule.allowedTo.length > 0 && (
        <Term name={t('policies.rule.allowedTo')}>
          {rule.allowedTo.map((role) => roleWords[role][language]).join(' · ')}
        </Term>
      )}
    </>
  )
}

function LadderTerms({ rule }: { rule: RuleOf<'ladder'> }) {
  const { t, say } = useText()
  const when = ({ percent, before, after }: RuleOf<'ladder'>['rungs'][number]) => {
    if (percent !== undefined) return t('policies.rungs.percent', { percent })
    if (before !== undefined) return t('policies.rungs.before', { before })
    return t('policies.rungs.after', { after: after ?? 0 })
  }
  return (
    <Term name={t('policies.rule.rungs')}>
      <ol className="rule-rungs">
        {rule.rungs.map((rung) => (
          <li key={rung.rung}>
            <strong>{when(rung)}</strong> {say(rung.does)}
            <span className="quiet">
              {' '}
              {t('policies.rungs.tells', { who: rung.tells.map((who) => t(`policies.tells.${who}`)).join(' · ') })}
            </span>
          </li>
        ))}
      </ol>
    </Term>
  )
}

function ChannelTerms({ rule }: { rule: RuleOf<'channel'> }) {
  const { t } = useText()
  return (
    <>
      <Term name={t('policies.rule.profile')}>{t(`policies.profiles.${rule.profile}`)}</Term>
      <Term name={t('policies.rule.clocks')}>
        {rule.clocks.map((id) => (
          <div key={id}>
            <RuleLink id={id} />
          </div>
        ))}
      </Term>
    </>
  )
}

function DutyTerms({ rule }: { rule: RuleOf<'notice'> | RuleOf<'retention'> | RuleOf<'recurrence'> }) {
  const { t, say } = useText()
  return (
    <>
      <Term name={t(rule.kind === 'recurrence' ? 'policies.rule.every' : 'policies.rule.figure')}>
        <strong>{spanOf(rule.kind === 'recurrence' ? rule.every : rule)}</strong>
        {rule.kind === 'notice' && rule.fullDays && <span className="quiet"> {t('policies.rule.fullDays')}</span>}
      </Term>
      {rule.kind === 'notice' && <Term name={t('policies.rule.before')}>{say(rule.before)}</Term>}
      {rule.kind === 'retention' && <Term name={t('policies.rule.what')}>{say(rule.what)}</Term>}
      {rule.kind === 'retention' && <Term name={t('policies.rule.starts')}>{say(rule.starts)}</Term>}
      <Term name={t('policies.rule.duty')}>{say(rule.duty)}</Term>
    </>
  )
}

function AfterSalesTerms({ rule }: { rule: RuleOf<'aftersales-policy'> }) {
  const { t, say } = useText()
  return (
    <>
      <Term name={t('policies.aftersales.goods')}>
        {rule.goods.length === 0 ? t('policies.aftersales.rest') : rule.goods.join(' · ')}
      </Term>
      {rule.terms.map((term) => (
        <Term key={term.request} name={t(`policies.aftersales.${term.request}`)}>
          <RuleLink id={term.window} />{' '}
          <span className="quiet">{t(`policies.aftersales.freight-${term.freight}`)}</span>
        </Term>
      ))}
      <Term name={t('policies.aftersales.condition')}>{say(rule.condition)}</Term>
      <Term name={t('policies.aftersales.exclusions')}>
        {rule.exclusions.map(({ rule: id }) => (
          <div key={id}>
            <RuleLink id={id} />
          </div>
        ))}
      </Term>
    </>
  )
}

function ExclusionTerms({ rule }: { rule: RuleOf<'aftersales-exclusion'> }) {
  const { t } = useText()
  return (
    <Term name={t('policies.aftersales.applies')}>
      {t(rule.needsConfirmation ? 'policies.aftersales.confirmed' : 'policies.aftersales.statutory')}
    </Term>
  )
}

function ParameterTerms({ rule }: { rule: RuleOf<'parameter'> }) {
  const { t, say } = useText()
  return (
    <Term name={t('policies.rule.value')}>
      <strong>{String(rule.value)}</strong> {rule.measuredIn && say(rule.measuredIn)}
    </Term>
  )
}

function WordingTerms({ rule }: { rule: RuleOf<'wording'> }) {
  const { t, say } = useText()
  const lists = [
    ['policies.rule.words', rule.words],
    ['policies.rule.exceptions', rule.exceptions],
    ['policies.rule.denials', rule.denials],
  ] as const
  return (
    <>
      <Term name={t('policies.rule.effect')}>
        {t(`policies.rule.effects.${rule.effect}`)} <span className="quiet">{say(rule.does)}</span>
      </Term>
      {lists
        .filter(([, words]) => words.length > 0)
        .map(([name, words]) => (
          <Term key={name} name={t(name)}>
            {words.join(' · ')}
          </Term>
        ))}
    </>
  )
}

function ChecklistTerms({ rule }: { rule: RuleOf<'checklist'> }) {
  const { t, say } = useText()
  return (
    <>
      <Term name={t('policies.rule.passFrom')}>{rule.passFrom}</Term>
      <Term name={t('policies.rule.checked')}>
        <ol>
          {rule.items.map(({ id, title, help, weight, critical }) => (
            <li key={id}>
              {say(title)}{' '}
              <span className="quiet">
                {t(critical ? 'policies.rule.weightCritical' : 'policies.rule.weight', { n: weight })} · {say(help)}
              </span>
            </li>
          ))}
        </ol>
      </Term>
    </>
  )
}

/** What shows it, one by one: who has it, how much it helps, and why. */
function EvidenceTerms({ rule }: { rule: RuleOf<'evidence'> }) {
  const { t, say } = useText()
  return (
    <Term name={t('policies.rule.shows')}>
      <ol>
        {rule.items.map(({ id, what, why, from, need }, place) => (
          <li key={id}>
            {place + 1}. {say(what)}{' '}
            <span className="quiet">
              {t(`policies.rule.evidenceFrom.${from}`)}
              {from === 'consumer' && ` · ${t(`policies.rule.evidenceNeed.${need}`)}`} · {say(why)}
            </span>
          </li>
        ))}
      </ol>
    </Term>
  )
}
