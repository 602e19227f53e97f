import { Input } from '@mantine/core';
import { lazy, Suspense, type ComponentProps } from 'react';

// The day picker and the chooser of organisations are a quarter of a first load. In the filters of a list nobody needs them
// before the list: their places are kept, and they come right after it.
const Day = lazy(() => import('./DayField').then((found) => ({ default: found.DayField })));
const Place = lazy(() => import('./OrganizationSelect').then((found) => ({ default: found.OrganizationSelect })));

/** As high as the field to come, so that nothing moves. */
const kept = (label: string) => (
  <Input.Wrapper label={label} labelElement="div" aria-hidden>
    <Input component="div" disabled />
  </Input.Wrapper>
);

export const LaterDayField = (props: ComponentProps<typeof Day>) => (
  <Suspense fallback={kept(props.label)}>
    <Day {...props} />
  </Suspense>
);

export const LaterOrganizationSelect = (props: ComponentProps<typeof Place>) => (
  <Suspense fallback={kept(props.label)}>
    <Place {...props} />
  </Suspense>
);
