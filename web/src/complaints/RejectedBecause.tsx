import { Link } from '@tanstack/react-router'
import { listGrounds } from '../../../src/complaints/ground.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'

/** The ground of a rejection with its article, for whoever reads the reasons. */
export function RejectedBecause({ code }: { readonly code: string }) {
  const { t, say } = useText()
  const grounds = useRoute(listGrounds, {})
  const ground = grounds.data?.rows.find((one) => one.code === code)
  if (!ground) return null
  return (
    <p className="statement-offer">
      {t('complaints.rejectedBecause', { ground: say(ground.title) })}{' '}
      <Link to="/rules/$id" params={{ id: ground.rule }}>
        {ground.article === null
          ? say(ground.source)
          : t('complaints.rejectedArticle', { source: say(ground.source), article: ground.article })}
      </Link>
    </p>
  )
}
