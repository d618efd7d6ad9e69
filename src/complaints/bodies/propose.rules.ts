import type { Words } from '../../kernel/route.contract.ts'
import { categories } from '../category.rules.ts'
import type { BodyView, Proposal } from './body.contract.ts'
import { serves, servesName, takes, type Matter } from './body.rules.ts'

/** A place that may give a body its competence: where the goods went, where the shop is, or what the reader chose. */
export type Place = { readonly code: string | null; readonly name: string; readonly by: 'order' | 'shop' | 'chosen' }

/** The bodies that take such a matter at one of these places, each with the reasons. */
export function propose(bodies: readonly BodyView[], matter: Matter, places: readonly Place[]): Proposal[] {
  return bodies
    .filter((body) => takes(body, matter))
    .flatMap((body) => {
      const there = places.filter((place) => isThere(body, place))
      if (body.regions.length > 0 && there.length === 0) return []
      return [{ body, reasons: [...whereWords(body, there), ...whatWords(body, matter)] }]
    })
}

const isThere = (body: BodyView, { code, name }: Place): boolean =>
  (code !== null && serves(body, code)) || servesName(body, name)

const placeWords = {
  order: { zh: '收货地', en: 'where the goods were sent' },
  shop: { zh: '商家所在地', en: 'where the shop is' },
  chosen: { zh: '您选择的地区', en: 'the region you chose' },
} as const
function whereWords(body: BodyView, there: readonly Place[]): Words[] {
  if (body.regions.length === 0) return [{ zh: '全国都可以', en: 'For the whole country' }]
  return there.map(({ by, name }) => ({
    zh: `管辖${placeWords[by].zh}（${name}）`,
    en: `Competent for ${placeWords[by].en} (${name})`,
  }))
}

function whatWords(body: BodyView, { category, claimFen }: Matter): Words[] {
  const title = categories.find(({ code }) => code === category)?.title
  const kind = body.categories.length > 0 && title ? [{ zh: `受理「${title.zh}」`, en: `Takes "${title.en}"` }] : []
  const yuan = (claimFen / 100).toFixed(2)
  const limited = body.fromFen !== null || body.toFen !== null
  return limited
    ? [...kind, { zh: `您要求的 ¥${yuan} 在它受理的金额之内`, en: `¥${yuan} is within the amounts it takes` }]
    : kind
}
