import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** Nothing here: says why and what to do next. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <Stack align="flex-start" gap="xs" py="lg">
      <Title order={2} size="h3">
        {title}
      </Title>
      {text && (
        <Text className="quiet" maw={560}>
          {text}
        </Text>
      )}
      {children}
    </Stack>
  );
}
