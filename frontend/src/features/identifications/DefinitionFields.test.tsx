import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import type { IdentificationDefinition } from '../../shared/api/types';
import { DefinitionFields } from './DefinitionFields';
import { USUAL } from './definition';

let said: IdentificationDefinition;

function Held({ readOnly = false }: { readOnly?: boolean }) {
  const [definition, setDefinition] = useState(USUAL);
  said = definition;
  return <DefinitionFields definition={definition} readOnly={readOnly} onChange={setDefinition} />;
}

const open = (readOnly = false) =>
  render(
    <MantineProvider env="test">
      <Held readOnly={readOnly} />
    </MantineProvider>,
  );

it('counts only the assessments that are chosen', async () => {
  open();
  expect(screen.getByText('Ничего не отмечено: учитываются все')).toBeVisible();
  await userEvent.click(screen.getByRole('checkbox', { name: 'ОГЭ' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'ВПР' }));
  expect(said.kinds).toEqual(['VPR', 'OGE']);
});

it('has one category or both, in the order in which they are asked', async () => {
  open();
  await userEvent.click(screen.getByRole('button', { name: 'Убрать категорию «Низкие результаты»' }));
  expect(said.categories.map(({ category }) => category)).toEqual(['RISK_ZONE']);
  expect(screen.queryByRole('button', { name: /^Убрать категорию/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Добавить категорию «Низкие результаты»' }));
  expect(said).toEqual(USUAL);
});

it('of a rule in force can only be read', () => {
  open(true);
  expect(screen.queryByRole('button', { name: /категорию/ })).toBeNull();
  expect(screen.getByRole('checkbox', { name: 'ВПР' })).toBeDisabled();
});
