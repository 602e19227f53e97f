import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { FIGURES, type Figures } from './draft';
import { FigureFields } from './FigureFields';

const NOTHING = Object.fromEntries(FIGURES.map((field) => [field, null])) as Figures;

function Typing() {
  const [figures, setFigures] = useState(NOTHING);
  return (
    <MantineProvider env="test">
      <FigureFields figures={figures} onChange={setFigures} error={null} />
      <output>{String(figures.mean)}</output>
      <button onClick={() => setFigures(NOTHING)}>anew</button>
    </MantineProvider>
  );
}

it('a mean is typed with a comma, and a nought after it', async () => {
  const user = userEvent.setup();
  render(<Typing />);
  const mean = screen.getByLabelText(/mean|Средн/i);
  await user.type(mean, '4,05');
  expect(mean).toHaveValue('4,05');
  expect(screen.getByRole('status')).toHaveTextContent('4.05');
  await user.click(screen.getByRole('button', { name: 'anew' }));
  expect(mean).toHaveValue('');
  await user.type(mean, 'а5.1б');
  expect(screen.getByRole('status')).toHaveTextContent('5.1');
});
