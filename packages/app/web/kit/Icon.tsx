/** Line icons of 24 by 24, drawn in one path each. They say nothing by themselves: words stand beside them. */
const PATHS: Record<string, string> = {
  home: 'M3 11 12 4l9 7v9h-6v-6H9v6H3z',
  near: 'M12 21s7-6.3 7-11.5A7 7 0 0 0 5 9.5C5 14.7 12 21 12 21zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  add: 'M12 5v14M5 12h14',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 8c.8-3.6 4-5.5 8-5.5s7.2 1.9 8 5.5',
  help: 'M12 21s-8-4.9-8-11a4.5 4.5 0 0 1 8-2.8A4.5 4.5 0 0 1 20 10c0 6.1-8 11-8 11z',
  sound: 'M4 10v4h4l5 4V6L8 10zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  bell: 'M6 16V11a6 6 0 1 1 12 0v5l2 2H4zM10 20a2 2 0 0 0 4 0',
  phone: 'M6 3h4l1.5 5L9 10a12 12 0 0 0 5 5l2-2.5 5 1.500V18a3 3 0 0 1-3 3C10 21 3 14 3 6a3 3 0 0 1 3-3z',
  photo: 'M4 7h4l2-2h4l2 2h4v12H4zM12 16a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
  medicine: 'M9 3h6v5h5v6h-5v7H9v-7H4V8h5z',
  tool: 'M14 6a4 4 0 0 1 5.5-1.500L16.5 7.500l1 1 3-3A4 4 0 0 1 15 11l-8 9-3-3 9-8a4 4 0 0 1 1-3z',
  clean: 'M5 20h14M8 20V9l4-6 4 6v11M8 13h8',
  walk: 'M13 5.500a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM9 21l2.5-6L10 11l3-3 2 3 3 1M13 15l2 6',
  food: 'M4 12h16a8 8 0 0 1-16 0zM8 8c0-2 1.5-2 1.5-4M13 8c0-2 1.5-2 1.5-4',
  talk: 'M4 5h16v11H9l-5 4z',
  unit: 'M4 20V8l8-4 8 4v12zM9 20v-5h6v5M8 11h.01M12 11h.01M16 11h.01',
  look: 'M2 12c2.5-4.5 6-6.5 10-6.5s7.5 2 10 6.5c-2.5 4.5-6 6.5-10 6.5s-7.5-2-10-6.5zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  hide: 'M4 4l16 16M2 12c2.5-4.5 6-6.5 10-6.5 1.5 0 3 .3 4.3.9M22 12c-2.5 4.5-6 6.5-10 6.5-1.5 0-3-.3-4.3-.9',
  data: 'M6 3h9l4 4v14H6zM9 11h7M9 15h7',
}

export function Icon(props: { name: string; large?: boolean }) {
  const size = props.large ? 40 : 24
  return (
    <svg
      className="k-icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {' '}
      {/* prettier-ignore */}
      <path d={PATHS[props.name] ?? PATHS.list!} />
    </svg>
  )
}
