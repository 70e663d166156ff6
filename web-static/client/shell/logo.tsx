/** The name and its seal. @module */

export function Logo() {
  return (
    <span class="logo">
      <svg viewBox="0 0 512 512" aria-hidden="true" focusable="false">
        <rect width="512" height="512" rx="116" />
        <path d="M150 168h212M150 256h140M150 344h84M292 336l34 34 66-80" />
      </svg>
      <span class="logo-words">
        <span lang="zh">智记</span> <span lang="en">Zhiji</span>
      </span>
    </span>
  );
}
