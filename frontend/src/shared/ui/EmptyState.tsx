import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageTitle } from './PageTitle';

type Props = {
  title: string;
  text?: string;
  /** It stands for the whole page: nothing is there, or the person has no right to it. */
  page?: boolean;
  children?: ReactNode;
};

/** Nothing here: says why and what to do next. */
export function EmptyState({ title, text, page = false, children }: Props) {
  return (
    <Stack align="flex-start" gap="xs" py="lg">
      {page ? (
        <PageTitle title={title} />
      ) : (
        <Title order={2} size="h3">
          {title}
        </Title>
      )}
      {text && (
        <Text className="quiet" maw={560}>
          {text}
        </Text>
      )}
      {children}
    </Stack>
  );
}
