import { Finding, Topic } from '../../../../src/kernel/remedy/remedy.contract.ts'
import type { Answer } from '../../../../src/kernel/remedy/question.contract.ts'
import { Finder, Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'

export const emptySituation: Situation = Situation.parse({})

type Query = Readonly<Record<string, string>>

/**
 * A situation in the address: amounts, days and choices, nothing about a person. What cannot be read is left out; what is read
 * is checked by the server.
 */
export function situationIn(query: Query): Situation {
  const under = (prefix: string) =>
    Object.entries(query).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
    )
  const findings = under('f.').flatMap(([name, value]) => {
    const finding = Finding.safeParse(name)
    const finder = Finder.safeParse(value)
    return finding.success && finder.success ? [[finding.data, finder.data] as const] : []
  })
  const read = Situation.safeParse({
    happenedOn: query['on'],
    topics: listIn(query['topics']).filter((topic) => Topic.safeParse(topic).success),
    answers: Object.fromEntries(under('a.').map(([name, value]) => [name, answerIn(value)])),
    unsure: listIn(query['unsure']),
    choices: choicesIn(under('c.')),
    demands: listIn(query['demand']),
    findings: Object.fromEntries(findings),
    prefer: listIn(query['prefer']),
  })
  return read.success ? read.data : emptySituation
}

/** The address of a situation; names that another situation had and this one has not are taken out. */
export function queryOf(situation: Situation, before: Query = {}): Readonly<Record<string, string | undefined>> {
  const ours = (name: string) => /^([acf]\.|on$|topics$|unsure$|demand$|prefer$)/.test(name)
  const cleared = Object.keys(before).filter(ours)
  return {
    ...Object.fromEntries(cleared.map((name) => [name, undefined])),
    on: situation.happenedOn,
    topics: listText(situation.topics),
    unsure: listText(situation.unsure),
    demand: listText(situation.demands),
    prefer: listText(situation.prefer),
    ...Object.fromEntries(Object.entries(situation.answers).map(([id, answer]) => [`a.${id}`, String(answer)])),
    ...Object.fromEntries(Object.entries(situation.findings).map(([finding, finder]) => [`f.${finding}`, finder])),
    ...Object.fromEntries(
      Object.entries(situation.choices).flatMap(([remedy, made]) =>
        Object.entries(made).map(([ask, value]) => [`c.${remedy}.${ask}`, value]),
      ),
    ),
  }
}

const listIn = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean)
const listText = (list: readonly string[]): string | undefined => (list.length > 0 ? list.join(',') : undefined)
const answerIn = (text: string): Answer => {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  return text === 'true' || text === 'false' ? text === 'true' : text
}

/** `punitive.fraud.floorPer`: what stands after the last dot is the choice, before it the remedy. */
function choicesIn(entries: readonly (readonly [string, string])[]): Record<string, Record<string, string>> {
  const choices: Record<string, Record<string, string>> = {}
  for (const [name, value] of entries) {
    const dot = name.lastIndexOf('.')
    const [remedy, ask] = [name.slice(0, dot), name.slice(dot + 1)]
    if (dot > 0) choices[remedy] = { ...choices[remedy], [ask]: value }
  }
  return choices
}

/** The same situation with one question answered, or taken back by `undefined`. */
export function answered(situation: Situation, id: string, answer: Answer | undefined): Situation {
  const { [id]: _, ...others } = situation.answers
  return {
    ...situation,
    answers: answer === undefined ? others : { ...others, [id]: answer },
    unsure: situation.unsure.filter((one) => one !== id),
  }
}

export const unsureOf = (situation: Situation, id: string): Situation => {
  const without = answered(situation, id, undefined)
  return { ...without, unsure: [...without.unsure, id] }
}

export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}
