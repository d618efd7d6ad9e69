import './parts.css'

/** Lines of the shape that will come, so nothing jumps; announced once to those who cannot see them. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" aria-busy="true" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} />
      ))}
    </div>
  )
}

export function PageSkeleton() {
  return (
    <div className="page">
      <Skeleton lines={8} />
    </div>
  )
}
