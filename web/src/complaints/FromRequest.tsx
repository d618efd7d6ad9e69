import { Link } from '@tanstack/react-router'
import { requestOfComplaint } from '../../../src/complaints/aftersales/inbox.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'

/** The way back to the after-sales request that a complaint came from. */
export function FromRequest({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data } = useRoute(requestOfComplaint, { id })
  if (!data?.request) return null
  return (
    <p className="note">
      {t('aftersales.cameFrom')}{' '}
      <Link to={`/aftersales/${data.request.id}`}>{t('aftersales.openRequest', { number: data.request.number })}</Link>
    </p>
  )
}
