/** @jsxImportSource preact */

// Drawn, because not every phone's font has them.
export const UP = 'M8 13V3M3.5 7.5 8 3l4.5 4.5';
export const DOWN = 'M8 3v10M3.5 8.5 8 13l4.5-4.5';
export const CROSS = 'M4 4l8 8M12 4l-8 8';

export const Sign = ({ path }: { path: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);
