import { NativeSelect } from '@mantine/core';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  data: { value: string; label: string }[];
  /** Its label is told, not shown. */
  bare?: boolean;
};

export const SmallSelect = ({ label, value, onChange, data, bare = false }: Props) => (
  <NativeSelect
    size="sm"
    {...(bare ? { 'aria-label': label } : { label })}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    data={data}
    maw="100%"
  />
);
