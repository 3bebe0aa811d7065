-- Lines are looked for within a bill, by its key; nothing looks for the bills of a dish by this
-- index, and every line that is paid had to be written into it.
drop index bill_line_dish;
