import { Link } from '@tanstack/react-router'
import type { DataMap } from '../../../src/privacy/fields/fields.contract.ts'
import * as words from '../../../src/privacy/fields/fields-words.contract.ts'
import { useText } from '../text/text.ts'

type Part = DataMap['parts'][number]

/** One block for each category, with each place where such data could lie; an empty one says so. */
export function MapTable({ of }: { readonly of: DataMap }) {
  const { say } = useText()
  return (
    <>
      {words.DataCategory.options.map((category) => (
        <section key={category} className="surface stack-tight" aria-labelledby={`map-${category}`}>
          <h2 id={`map-${category}`}>
            <Link to="/privacy/fields" search={{ class: 'all', category }}>
              {say(words.categoryWords[category])}
            </Link>
          </h2>
          <dl className="map-stores">
            {of.parts
              .filter((part) => part.category === category)
              .map((part) => (
                <Place key={part.store} of={part} kinds={of.kinds} />
              ))}
          </dl>
        </section>
      ))}
    </>
  )
}

function Place({ of, kinds }: { readonly of: Part; readonly kinds: DataMap['kinds'] }) {
  const { t, say, list } = useText()
  const titleOf = (id: string) => kinds.find((kind) => kind.id === id)?.title
  return (
    <>
      <dt>{say(words.storeWords[of.store])}</dt>
      <dd>
        {of.tables.length === 0 && (
          <span className="quiet">{of.store === 'log' ? t('fields.map.logNone') : t('fields.map.none')}</span>
        )}
        <ul className="map-tables">
          {of.tables.map((one) => (
            <li key={one.table}>
              <Link to="/privacy/fields" search={{ class: 'all', text: one.table }} className="code">
                {one.table}
              </Link>
              <span className="number">
                {one.more ? t('fields.map.more', { n: one.rows }) : t('fields.map.rows', { n: one.rows })}
              </span>
              <span className="small quiet">
                {list(one.kinds.flatMap((id) => titleOf(id) ?? []).map(say))} ·{' '}
                {t('fields.map.columns', { n: one.columns })}
                {one.sealed > 0 && ` · ${t('fields.map.sealedOf', { n: one.sealed })}`}
              </span>
            </li>
          ))}
        </ul>
      </dd>
    </>
  )
}
